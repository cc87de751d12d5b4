import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = 'http://localhost:8080';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { outDir: 'dist', assetsDir: 'assets', target: 'es2022' },
  server: {
    // The gateway takes changes from its own origin only, so the proxy speaks as that origin.
    proxy: { '/api': { target: gateway, ws: true, changeOrigin: true, headers: { origin: gateway } } },
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/surefire-reports/TEST-dashboard.xml' },
  },
});
