import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { programFolder } from './engine.ts';
import { guideModules } from './guides.ts';
import type { Site } from './loader.ts';

interface SiteConfig {
	readonly site: Site;
	/** Folder the pages are written to. */
	readonly out: string;
	/** Folder for what Astro keeps between builds. */
	readonly cache: string;
	/** Whether there are guides in MDX, or may be: without them nothing that compiles one is loaded. */
	readonly guides: boolean;
}

/** Node keeps a module it has loaded, and with it the pages it knew: each build of a process has a folder of its own. */
let builds = 0;

/** How Astro builds or serves a handbook. Nothing in it is read from the handbook's folder or the caller's. */
export async function siteConfig({ site: { frame }, out, cache, guides }: SiteConfig): Promise<AstroInlineConfig> {
	return {
		configFile: false,
		// Astro writes its own notes below the root it is given first; `staticFiles` then gives it the true one.
		root: cache,
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
		integrations: [staticFiles(cache), ...(guides ? [(await import('./mdx.ts')).guides()] : [])],
		vite: {
			cacheDir: join(cache, 'vite'),
			plugins: [withoutToolbar, guideModules(guides)],
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

/** Packages of Astro's toolbar, which is off, would be made ready before every first build all the same. */
const withoutToolbar: Plugin = {
	name: 'fieldbook-without-toolbar',
	enforce: 'post',
	config({ optimizeDeps }) {
		if (optimizeDeps?.include)
			optimizeDeps.include = optimizeDeps.include.filter((name) => !name.startsWith('astro > '));
	},
};

/**
 * Tells Astro where the program is, into whose folder nothing is written, and where its own intermediate code goes:
 * without an adapter it would stand in the folder the command was started in. Node looks for packages from there,
 * hence the link to those of this program.
 */
function staticFiles(cache: string): AstroIntegration {
	return {
		name: 'fieldbook',
		hooks: {
			'astro:config:setup'({ updateConfig }) {
				updateConfig({ root: pathToFileURL(programFolder) });
			},
			'astro:config:done'({ setAdapter }) {
				linkPackages(cache);
				setAdapter({
					name: 'fieldbook',
					adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
					supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
				});
			},
		},
	};
}

/** A link that leads elsewhere would have the packages of another program, or of nobody knows whom, loaded. */
function linkPackages(cache: string): void {
	const folder = join(cache, 'node_modules');
	const packages = [...neededPackages()];
	if (!isLink(folder) && packages.every(([name, target]) => leadsTo(join(folder, name), target))) return;
	mkdirSync(cache, { recursive: true });
	rmSync(folder, { recursive: true, force: true });
	for (const [name, target] of packages) {
		const link = join(folder, name);
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(target, link, 'junction');
	}
}

function isLink(path: string): boolean {
	try {
		return lstatSync(path).isSymbolicLink();
	} catch {
		return false;
	}
}

function leadsTo(link: string, folder: string): boolean {
	try {
		return realpathSync(link) === realpathSync(folder);
	} catch {
		return false;
	}
}

/** The packages that this program and Astro ask for, by name: each has its own beside or above it, however they were installed. */
function neededPackages(): Map<string, string> {
	const astro = dirname(createRequire(import.meta.url).resolve('astro/package.json'));
	const needed = [astro, programFolder].flatMap((folder) => {
		const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Installed;
		return Object.keys(dependencies).map((name) => [name, installedAt(name, folder)] as const);
	});
	return new Map(needed.filter((one): one is [string, string] => one[1] !== undefined));
}

interface Installed {
	readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where Node finds the package `name` from `folder`. */
function installedAt(name: string, folder: string): string | undefined {
	const found = join(folder, 'node_modules', name);
	if (existsSync(found)) return found;
	return dirname(folder) === folder ? undefined : installedAt(name, dirname(folder));
}
