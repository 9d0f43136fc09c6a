"""What every table needs and no table is: connections, statements, units of work, projections, migrations."""
