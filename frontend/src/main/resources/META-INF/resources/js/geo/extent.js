/** Where Hedgerow's map ends: Great Britain, Northern Ireland, Man and the sea around them. The server's bounds. */
export const isOnGridMap = ({ easting, northing }) => easting >= -50_000 && easting < 700_000 && northing >= -20_000 && northing < 1_250_000;

/** Whether degrees are near enough to ask for their grid point. */
export const isInDegreesBox = ({ longitude, latitude }) => longitude >= -11 && longitude <= 4 && latitude >= 49 && latitude <= 61.5;
