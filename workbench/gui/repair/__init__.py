"""The Quotes view: where a corrected text moved, changed or lost a quote, a person says where it stands."""
