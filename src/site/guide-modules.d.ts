declare module 'fieldbook:guides' {
	/** Absent where the handbook has no guide in MDX. */
	export const Guide: typeof import('./components/guide/Guide.astro').default | undefined;
}

declare module 'fieldbook:texts' {
	export const load: (key: string) => Promise<{
		readonly Content: import('astro/runtime/server/index.js').AstroComponentFactory;
	}>;
}

declare module 'fieldbook:own-components' {
	const components: Readonly<Record<string, unknown>>;
	export = components;
}
