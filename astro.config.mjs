import { referenceFolder, withReference } from './src/exports/reference.ts';
import { check, readSources, ruleReference } from './src/load.ts';
import { assemble } from './src/site/assemble.ts';
import { siteConfig } from './src/site/astro.ts';
import { publish } from './src/site/loader.ts';

// For Astro's own commands on the shipped handbook; `fieldbook build` and `fieldbook dev` do the same for any folder.
const cache = new URL('.cache/astro-command/', import.meta.url).pathname;
const site = assemble(
	withReference(check(readSources(new URL('content/', import.meta.url).pathname)), ruleReference(referenceFolder)),
	{ cache: `${cache}prose` },
);
publish(site);

const { configFile: _, ...config } = await siteConfig({
	site,
	out: new URL('dist/', import.meta.url).pathname,
	cache,
	guides: site.guides.size > 0,
});
// Types for the editor and for `astro check` belong where the program is.
export default { ...config, root: new URL('.', import.meta.url).pathname };
