import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    // No data: URIs for fonts and images: the content security policy names 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: { portal: "index.html", docs: "docs/index.html" } },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
