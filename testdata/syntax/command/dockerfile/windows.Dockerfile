# escape=`
FROM windows `
  AS x
ENV P=C:\a Q="a`"b"
CMD echo a `
 # c
  b