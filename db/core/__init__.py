"""The base of the data model: connections, statements, units of work, projections, migrations."""
