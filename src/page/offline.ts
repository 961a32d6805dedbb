/** The files a device keeps for reading without a network, each with a digest of what it holds. Paths stand below the site's base. */
export interface OfflineFiles {
	/** What the search needs. */
	readonly search: readonly (readonly [path: string, digest: string])[];
	/** How much all of it is, in bytes. */
	readonly bytes: number;
	/** Pages, up to `maxOfflinePages`. */
	readonly pages: readonly (readonly [path: string, digest: string])[];
}

/** Pages kept on a device at most: a few megabytes. Past it, only pages that were opened are kept. */
export const maxOfflinePages = 1500;
