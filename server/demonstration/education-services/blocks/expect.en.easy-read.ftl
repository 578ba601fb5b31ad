expect-council = How good or bad would it be if the council ran these services?
    .short = If the council runs it
expect-outside = How good or bad would it be if another organisation ran these services?
    .short = If another organisation runs it
