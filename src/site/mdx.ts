import mdx from '@astrojs/mdx';
import type { AstroIntegration } from 'astro';
import type { ProseInput } from '../prose/prose.ts';
import { prosePieces } from '../prose/prose-html.ts';
import { moduleOf } from './guide-module.ts';

/**
 * Compiles guides with @astrojs/mdx. It is given a parser of ours, and what stands in a file of it is not the text that
 * somebody wrote but what the core made of it, with all that its components show (`guides.ts`).
 */
export const guides = (): AstroIntegration =>
	mdx({
		processor: {
			name: 'fieldbook',
			options: {},
			async createRenderer() {
				throw new Error('The handbook itself makes HTML of Markdown.');
			},
			async createMdxRenderer() {
				return {
					async process(text) {
						return { code: moduleOf(prosePieces(JSON.parse(text) as ProseInput)), astroMetadata };
					},
				};
			},
		},
	});

/** What Astro has to know of a module: nothing of it runs in a browser. */
const astroMetadata = {
	hydratedComponents: [],
	clientOnlyComponents: [],
	serverComponents: [],
	scripts: [],
	propagation: 'none',
	containsHead: false,
	pageOptions: {},
};
