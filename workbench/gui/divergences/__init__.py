"""The inspector of what differs: counts, filters, the list and the reason of the current one."""
