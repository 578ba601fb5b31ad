filled-by = Who is choosing?
    .short = Who is choosing
    .alone = Me
    .with-help = Me, with a grown-up
    .on-behalf = A grown-up, for me
