import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { programFolder } from './engine.ts';
import type { Site } from './loader.ts';

interface SiteConfig {
	readonly site: Site;
	/** Folder the pages are written to. */
	readonly out: string;
	/** Folder for what Astro keeps between builds. */
	readonly cache: string;
}

/** Node keeps a module it has loaded, and with it the pages it knew: each build of a process has a folder of its own. */
let builds = 0;

/** How Astro builds or serves a handbook. Nothing in it is read from the handbook's folder or the caller's. */
export function siteConfig({ site: { frame }, out, cache }: SiteConfig): AstroInlineConfig {
	return {
		configFile: false,
		root: programFolder,
		srcDir: join(programFolder, 'src/site'),
		publicDir: join(programFolder, 'public'),
		outDir: out,
		cacheDir: join(cache, 'astro'),
		base: frame.base,
		...(frame.origin ? { site: frame.origin } : {}),
		// The default takes away the space between words of different markup.
		compressHTML: true,
		trailingSlash: 'ignore',
		scopedStyleStrategy: 'class',
		// The content security policy of the pages allows no style within them.
		build: { inlineStylesheets: 'never', server: join(cache, `server/${++builds}/`), format: 'directory' },
		devToolbar: { enabled: false },
		image: { service: { entrypoint: 'astro/assets/services/noop' } },
		experimental: { incrementalBuild: true },
		integrations: [staticFiles(cache)],
		vite: {
			// Given here, it is not looked for in the folders above.
			css: { postcss: { plugins: [] } },
			envDir: false,
			build: {
				emptyOutDir: false,
				// The policy of the pages allows no script and no font within them.
				assetsInlineLimit: 0,
			},
		},
	};
}

/**
 * Tells Astro where its own intermediate code goes: without an adapter it would stand in the folder the command was
 * started in. Node looks for packages from there, hence the link to those of this program.
 */
function staticFiles(cache: string): AstroIntegration {
	return {
		name: 'fieldbook',
		hooks: {
			'astro:config:done'({ setAdapter }) {
				mkdirSync(cache, { recursive: true });
				const packages = join(cache, 'node_modules');
				if (!existsSync(packages)) symlinkSync(packagesFolder(), packages, 'junction');
				setAdapter({
					name: 'fieldbook',
					adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
					supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
				});
			},
		},
	};
}

/** The folder that holds Astro and what it needs, wherever this program is installed. */
const packagesFolder = () => dirname(dirname(createRequire(import.meta.url).resolve('astro/package.json')));
