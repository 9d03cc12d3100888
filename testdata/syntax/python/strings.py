x = f"""a{b!r:>{w}} {{c}} {d['e']}
{f'{g}'}""" 'h'
y = rb'\d' b"e"
z = f"{os.getenv("PORT")}" '\N{DASH}'
