case count = Integer(ENV.fetch("N", 2))
when (2..), 0
  workers count
when 1 then threads 1, 1
else nil
end
begin
  x = [count, 1].max
rescue ArgumentError => e
  x = count > 1 ? 2 : 3
ensure
  y ||= -> (a) { a / 2 }
end
def helper(name, default = 5)
  value = ENV[name]
  value if value
end
x, y = 1, *list
until x > 5 do x += 1 end
text = <<~TEXT.strip + "b"
  end if (
TEXT
__END__
anything ( goes
