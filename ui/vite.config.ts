import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The texts live beside the terminal's, one folder above the screens.
export default defineConfig({
  plugins: [react()],
  base: "./",
  server: { port: 5173, strictPort: true, host: "127.0.0.1", fs: { allow: [".."] } },
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  test: { environment: "jsdom", setupFiles: ["src/test/setup.ts"], css: false, testTimeout: 20000 },
});
