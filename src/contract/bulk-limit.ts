/** What one run of many documents takes at most: an evening's work of a person, five minutes of a machine. */
export const BULK_LIMIT = 5000;
