/** Names the section above which scripts put the pages that may have been meant by an address that leads nowhere. */
export const waysId = 'fb_ways';
