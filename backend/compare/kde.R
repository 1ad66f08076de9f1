# Reads the surface that ./hedgerow analyse kde wrote and computes it again with spatstat at the middles of our cells. Called by kde.sh.
suppressPackageStartupMessages({ library(spatstat.geom); library(spatstat.explore); library(tiff) })
given <- commandArgs(trailingOnly = TRUE)
points <- read.csv(given[1])
kernel <- given[4]
bandwidth <- as.numeric(given[5])
said <- readChar(given[3], file.size(given[3]))
figure <- function(name) as.numeric(sub(paste0('.*"', name, '":([-0-9.E+]+).*'), "\\1", gsub("[[:space:]]", "", said)))
cell <- figure("cellMetres")
columns <- figure("columns")
lines <- figure("lines")
ours <- suppressWarnings(readTIFF(given[2])) # which knows none of the tags that say where it lies
if (!all(dim(ours) == c(lines, columns))) stop("the picture has other sides than the answer says")
ours <- ours[rev(seq_len(lines)), ] # a picture begins in the north
east <- figure("west") + (seq_len(columns) - 0.5) * cell
north <- figure("south") + (seq_len(lines) - 0.5) * cell
# A sample of the middles: all of some lines.
some <- unique(round(seq(1, lines, length.out = 60)))
where <- expand.grid(x = east, y = north[some])

window <- owin(range(east) + c(-1, 1) * cell, range(north) + c(-1, 1) * cell)
pattern <- ppp(points$x, points$y, window = window)
# spatstat's sigma is a standard deviation; ours, for the quartic kernel, is where it ends, which is the square root of 8 of them. It does not cut off the
# Gaussian where we do, at four, and so is told to, and what is cut off, exp(-8) of the whole, is given back as we do.
sigma <- if (kernel == "quartic") bandwidth / sqrt(8) else bandwidth
cutoff <- if (kernel == "quartic") NULL else 4 # standard deviations; the quartic kernel ends by itself
whole <- if (kernel == "quartic") 1 else 1 - exp(-8)
at <- ppp(where$x, where$y, window = window)
theirs <- spatstat.explore:::densitycrossEngine(
  Xdata = pattern, Xquery = at, sigma = sigma, kernel = kernel, weights = points$weight, edge = FALSE, cutoff = cutoff
) / whole * 1e6
apart <- max(abs(theirs - as.vector(t(ours[some, ])))) / max(theirs)
cat(sprintf("%s: %d of %d cells; largest difference %.2g of the highest value, %.6g\n", kernel, nrow(where), length(ours), apart, max(theirs)))
if (!(apart < 1e-6)) stop("NOT equal to spatstat")
cat("equal to spatstat\n")
