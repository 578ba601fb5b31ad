# The figures of findings, worked out a second time, by R and from other formulas, on data that were published with it and
# on tables from the literature. Each line says what was asked and what R says; the tests hold the program against it.

say <- function(...) cat(paste(c(...), collapse = ";"), "\n", sep = "")
exact <- function(x) sprintf("%.17g", x)

# Wilson's interval: prop.test without a continuity correction is its score interval. A finite population narrows the
# standard error, which is the same as asking with another confidence.
wilson <- function(part, n, population) {
  factor <- if (is.na(population)) 1 else sqrt((population - n) / (population - 1))
  level <- 2 * pnorm(qnorm(0.975) * factor) - 1
  if (level <= 0) c(part / n, part / n) else suppressWarnings(prop.test(part, n, conf.level = level, correct = FALSE)$conf.int)
}
admitted <- as.data.frame(UCBAdmissions)
for (department in levels(admitted$Dept)) for (gender in levels(admitted$Gender)) {
  counts <- admitted[admitted$Dept == department & admitted$Gender == gender, ]
  part <- counts$Freq[counts$Admit == "Admitted"]
  n <- sum(counts$Freq)
  for (population in c(NA, n + 1, 2 * n, 10 * n)) {
    found <- wilson(part, n, population)
    say("wilson", part, n, population, exact(found[1]), exact(found[2]))
  }
}

# Net sentiment and its interval: the variance of a contrast of multinomial shares, c' (diag(p) - p p') c / n.
hair <- margin.table(HairEyeColor, c(1, 2))
for (colour in rownames(hair)) {
  counts <- as.numeric(hair[colour, ])
  n <- sum(counts)
  for (population in c(NA, 3 * n)) {
    p <- counts / n
    contrast <- c(1, -1, 0, 0)
    net <- sum(contrast * p)
    variance <- drop(t(contrast) %*% (diag(p) - p %*% t(p)) %*% contrast) / n
    factor <- if (is.na(population)) 1 else sqrt((population - n) / (population - 1))
    half <- qnorm(0.975) * factor * sqrt(variance)
    say("net", counts[1], counts[2], n, population, exact(net), exact(max(net - half, -1)), exact(min(net + half, 1)))
  }
}

# Agreement of two coders: Cohen 1960 (Educational and Psychological Measurement 20: 37-46), table 1, as numbers of 200;
# Warner 2008, cited by Gwet; and what R carries: the hair and the eyes of the same students as if one coded the other.
tables <- list(
  matrix(c(88, 14, 18, 10, 40, 10, 2, 6, 12), 3, byrow = TRUE),
  matrix(c(40, 9, 6, 4), 2, byrow = TRUE),
  matrix(as.numeric(hair), 4)
)
for (one in tables) {
  size <- nrow(one)
  share <- one / sum(one)
  expected <- outer(rowSums(share), colSums(share))
  plain <- (sum(diag(share)) - sum(diag(expected))) / (1 - sum(diag(expected)))
  weights <- 1 - (outer(1:size, 1:size, "-") / (size - 1))^2
  quadratic <- (sum(weights * share) - sum(weights * expected)) / (1 - sum(weights * expected))
  # Krippendorff's alpha from its coincidence matrix.
  pairs <- one + t(one)
  each <- rowSums(pairs)
  alpha <- 1 - (sum(each) - 1) * (sum(pairs) - sum(diag(pairs))) / (sum(each)^2 - sum(each^2))
  # The variance of kappa by the delta method, its slopes by complex steps: another way than the formula of 1969.
  kappa_of <- function(p) {
    p <- matrix(p, size)
    chance <- sum(rowSums(p) * colSums(p))
    (sum(diag(p)) - chance) / (1 - chance)
  }
  p <- as.numeric(share)
  slopes <- sapply(seq_along(p), function(at) {
    step <- as.complex(p)
    step[at] <- step[at] + 1e-20i
    Im(kappa_of(step)) / 1e-20
  })
  spread <- qnorm(0.975) * sqrt(drop(t(slopes) %*% (diag(p) - p %*% t(p)) %*% slopes) / sum(one))
  say("agreement", size, as.numeric(t(one)), exact(plain), exact(quadratic), exact(alpha),
      exact(max(plain - spread, -1)), exact(min(plain + spread, 1)))
}

# Run charts: medians and the limits of individuals charts, of rivers and lakes, laid between 0 and 1.
between <- function(x) (x - min(x)) / (max(x) - min(x)) * 0.6 + 0.2
for (series in list(as.numeric(Nile)[1:24], as.numeric(LakeHuron)[1:13], as.numeric(LakeHuron)[40:60])) {
  points <- between(series)
  limits <- mean(points) + c(-1, 1) * 2.66 * mean(abs(diff(points)))
  say("run", length(points), exact(points), exact(median(points)), exact(max(limits[1], 0)), exact(min(limits[2], 1)))
}

# Raking: loglin fits a table to margins, from a start whose associations it keeps; a weight is what becomes of one answer.
# Kish's effective number, as the variance of the weights says it.
rake <- function(counts, rows, columns) {
  wanted <- outer(rows / sum(rows), columns / sum(columns)) * sum(counts)
  loglin(wanted, list(1, 2), start = counts, fit = TRUE, eps = 1e-13 * sum(counts), iter = 10000, print = FALSE)$fit / counts
}
known <- list(c(500, 900, 300), c(40, 50, 70, 20))
for (department in 1:4) {
  for (table in list(HairEyeColor[1:3, , 1] + department, HairEyeColor[2:4, , 2] * department + 1)) {
    counts <- matrix(as.numeric(table), nrow = 3)
    weights <- rake(counts, known[[1]] + department, known[[2]])
    each <- rep(as.numeric(weights), as.numeric(counts))
    effective <- length(each) / (1 + (mean(each^2) - mean(each)^2) / mean(each)^2)
    say("rake", 3, 4, as.numeric(counts), known[[1]] + department, known[[2]], exact(as.numeric(weights)), exact(effective))
  }
}

# Two groups of a list, and many of them looked at together: the variances of both nets of multinomial shares, each narrowed
# by the share of the list that answered; the normal distribution's tails; and what R carries of Holm's.
found <- c()
for (colours in list(c("Black", "Blond"), c("Brown", "Blond"), c("Black", "Brown"), c("Brown", "Black"))) {
  shown <- lapply(colours, function(colour) {
    counts <- as.numeric(hair[colour, ])
    p <- counts / sum(counts)
    list(net = p[1] - p[2], ends = p[1] + p[2], n = sum(counts))
  })
  list_of <- 1000
  part <- function(one) {
    fewest <- one$n - 2
    variance <- (one$ends - one$net^2) / fewest
    variance * (list_of - fewest) / (list_of - 1)
  }
  error <- sqrt(part(shown[[1]]) + part(shown[[2]]))
  moved <- sum(sapply(shown, function(one) (4 + 2 * abs(one$net)) / (one$n - 2)))
  by <- shown[[2]]$net - shown[[1]]$net
  tail <- 2 * pnorm(-max(abs(by) - moved, 0) / error)
  found <- c(found, tail)
  ends <- by + c(-1, 1) * (qnorm(0.975) * error + moved)
  say("difference", sapply(shown, function(one) c(exact(one$net), exact(one$ends), one$n)), list_of,
      exact(by), exact(max(ends[1], -2)), exact(min(ends[2], 2)), exact(tail))
}
for (each in list(found, c(0.01, 0.04, 0.03, 0.005), c(0.2, 0.2, 0.001))) {
  say("holm", length(each), exact(each), exact(p.adjust(each, method = "holm")))
}
