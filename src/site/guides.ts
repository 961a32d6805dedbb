import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { published } from './loader.ts';

const scheme = 'fieldbook:';
const fileOf = (key: string) => `${scheme}guide/${key}.mdx`;

/**
 * The modules by which pages find guides, none of which is a file: `fieldbook:guides` has the component that shows a
 * guide, where there are guides; `fieldbook:texts` loads the module of one by its key; `fieldbook:own-components` are
 * those of the team. `fieldbook:show` alone is a file: what the module of a guide calls.
 */
export const guideModules = (some: boolean): Plugin => ({
	name: 'fieldbook-guides',
	enforce: 'pre',
	resolveId(id) {
		if (id === 'fieldbook:show') return fileURLToPath(new URL('./guide-show.ts', import.meta.url));
		if (id.startsWith(scheme)) return `\0${id}`;
		// Astro takes the path of a style for one below the program where the two have no folder in common.
		const { folder } = published().components ?? {};
		return folder !== undefined && id.startsWith(folder) && id.includes('?astro') ? `/@fs${id}` : undefined;
	},
	load(id) {
		const name = id.startsWith(`\0${scheme}`) ? id.slice(1 + scheme.length) : undefined;
		if (name === undefined) return undefined;
		const key = /^guide\/(\w+)\.mdx$/.exec(name)?.[1];
		if (key !== undefined) return JSON.stringify(published().guides.get(key)!());
		const code =
			name === 'guides'
				? componentCode(some)
				: name === 'texts'
					? textsCode(this.environment.mode === 'dev')
					: ownCode();
		return { code, moduleSideEffects: false, meta: apart };
	},
});

/**
 * What Astro does not count among the code of a page: every page would be rendered again when one guide changes. The
 * digest of a page says all that it shows (`assemble.ts`).
 */
const apart = { astroIncremental: { kind: 'content-data' } };

const componentCode = (some: boolean): string =>
	some
		? `export { default as Guide } from ${JSON.stringify(fileURLToPath(new URL('./components/guide/Guide.astro', import.meta.url)))};`
		: 'export const Guide = undefined;';

/** A bundler has to know all keys beforehand; while a handbook is written, any may come. */
const textsCode = (dev: boolean): string =>
	dev
		? `export const load = (key) => import(/* @vite-ignore */ '/@id/__x00__${fileOf('')}'.replace('.mdx', key + '.mdx'));`
		: `const texts = {${[...published().guides.keys()].map((key) => `'${key}': () => import('${fileOf(key)}')`).join(',\n')}};
export const load = (key) => texts[key]();`;

const ownCode = (): string =>
	[...(published().components?.files ?? [])]
		.map(([name, file]) => `export { default as ${name} } from ${JSON.stringify(file)};`)
		.join('\n') || 'export {};';
