A=1 B="x y" exec app --flag="$A" 'single $X' a\ b${X:+c}${Y%.*}$1 >out 2>>err <in |
(cd /tmp && run) || true; cat <<-EOF | sh
	body $X
	EOF
if test -f x; then
  go \
    on # comment
fi &
echo "open
