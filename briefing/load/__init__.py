"""From YAML files to records and problems."""
