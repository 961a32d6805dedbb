/** Slugs as an attribute of an element holds them, for scripts to find; no attribute where there are none. */
export const listed = (slugs: readonly string[] | undefined): string | undefined =>
	slugs?.length ? slugs.join(' ') : undefined;
