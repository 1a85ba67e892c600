"""URL or data URI -> fetched, judged, decoded: a Reference whose pixels lie in a file."""
