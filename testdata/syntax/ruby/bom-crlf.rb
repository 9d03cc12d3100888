# café
port 3000
if a
	bind "x" \
	  "y"
end