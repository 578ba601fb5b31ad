expect-council = How good or bad would it be if the council ran this service?
    .short = If the council runs it
expect-outside = How good or bad would it be if another organisation ran this service?
    .short = If another organisation runs it
