# -*- coding: utf-8 -*-
bind = "café" \
    "b"
if bind:
	workers = 1_0; threads = 0x2

# end