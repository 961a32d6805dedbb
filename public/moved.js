// Whoever comes to a place on a page that has moved is led to that place.
const moved = document.querySelector('link[rel="canonical"]');
if (location.hash && moved) location.replace(new URL(moved.href).pathname + location.hash);
