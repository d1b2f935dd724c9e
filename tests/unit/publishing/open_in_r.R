# Opens exports as an R user does, and says what it sees, as JSON.
library(jsonlite)

folder <- commandArgs(trailingOnly = TRUE)[1]

table_of <- function(name) {
  read <- read.csv(file.path(folder, name), na.strings = "", encoding = "UTF-8")
  days <- intersect(names(read), c("date_start", "date_end", "event_date", "start", "end"))
  for (day in days) read[[day]] <- as.Date(read[[day]])
  list(
    rows = nrow(read),
    columns = names(read),
    classes = lapply(read, function(column) class(column)[1]),
    first = lapply(read, function(column) format(column[1]))
  )
}

points_of <- function(name) {
  read <- fromJSON(file.path(folder, name))
  list(
    rows = nrow(read$features),
    coordinates = read$features$geometry$coordinates,
    place = read$features$properties$place,
    classes = lapply(read$features$properties, function(column) class(column)[1])
  )
}

cat(toJSON(
  list(
    ged = table_of("ged.csv"), acled = table_of("acled.csv"), events = table_of("events.csv"),
    points = points_of("events.geojson")
  ),
  auto_unbox = TRUE, na = "null"
))
