// stands in for a room without sources
