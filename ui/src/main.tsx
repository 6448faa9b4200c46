import { createRoot } from "react-dom/client";
import "./look/index.css";
import { App } from "./frame/App";

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
