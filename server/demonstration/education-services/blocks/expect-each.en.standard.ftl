expect-council = If the council provided this service itself, how good or poor would you expect it to be in three years’ time?
    .short = Expected if the council provides
expect-outside = If an outside organisation provided this service, how good or poor would you expect it to be in three years’ time?
    .short = Expected if an outside organisation provides
