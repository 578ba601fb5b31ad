filled-by = من يختار؟
    .short = من يختار
    .alone = أنا
    .with-help = أنا مع شخص كبير
    .on-behalf = شخص كبير بدلاً مني
