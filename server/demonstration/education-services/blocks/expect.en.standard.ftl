expect-council = If the council provided these services itself, how good or poor would you expect them to be in three years’ time?
    .short = Expected if the council provides
expect-outside = If an outside organisation provided these services, how good or poor would you expect them to be in three years’ time?
    .short = Expected if an outside organisation provides
