# Reads the cells that ./hedgerow analyse gistar wrote and computes the statistic again with spdep. Called by gistar.sh, and by gistar-speed.sh
# with our milliseconds as the last argument: then the times of both are told, but only when both are equal.
suppressPackageStartupMessages(library(spdep))
given <- commandArgs(trailingOnly = TRUE)
cells <- read.csv(given[1])
width <- as.numeric(given[2])
band <- as.numeric(given[3])
reach <- if (band == 0) width * 1.01 else band * (1 + 1e-12)
finding <- system.time(near <- include.self(dnearneigh(as.matrix(cells[, c("easting", "northing")]), 0, reach)))
computing <- system.time({
  theirs <- as.numeric(localG(cells$value, nb2listw(near, style = "B")))
  p <- 2 * pnorm(-abs(theirs))
  hot <- p.adjust(p, method = "BH") <= 0.05 & theirs > 0
})
apart <- c(
  z = max(abs(theirs - cells$z)),
  p = max(abs(p - cells$p)),
  adjusted = max(abs(p.adjust(p, method = "BH") - cells$adjusted))
)
cat(sprintf("%d cells; largest difference of z %.2g, of p %.2g, of adjusted p %.2g\n", nrow(cells), apart[1], apart[2], apart[3]))
cat(sprintf("hot: %d by spdep, %d by Hedgerow\n", sum(hot), sum(cells$significance == "HOT")))
if (any(apart > 1e-6) || any(hot != (cells$significance == "HOT"))) stop("NOT equal to spdep")
cat("equal to spdep\n")
if (length(given) > 3) {
  ours <- as.numeric(given[4])
  spent <- function(time) 1000 * (time[["user.self"]] + time[["sys.self"]])
  all <- spent(finding) + spent(computing)
  cat(sprintf("%d cells, processor time: Hedgerow %.1f ms, spdep %.0f ms, %.0f times\n", nrow(cells), ours, all, all / ours))
  cat(sprintf("of which spdep takes %.0f ms to find the neighbours and %.0f ms for the statistic\n", spent(finding), spent(computing)))
}
