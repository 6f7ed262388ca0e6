// One for all tabs of a browser: holds the one stream of events, while at least one tab is in view.
const token = new URL(location.href).searchParams.get('token');
const tabs = new Map();
let stream = null;
let last = 0;

function tell(message) {
  for (const port of tabs.keys()) port.postMessage(message);
}

function settle() {
  const inView = [...tabs.values()].some((visible) => visible);
  if (inView && !stream) {
    stream = new EventSource(`/__guong/events?token=${token}`);
    stream.addEventListener('change', (event) => {
      last = Number(event.data);
      tell({ generation: last });
    });
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      // Refused: all places are taken, or the preview was started anew with another token.
      stream = null;
      tell({ refused: true });
      setTimeout(settle, 2000);
    };
  } else if (!inView && stream) {
    stream.close();
    stream = null;
  }
}

self.onconnect = (event) => {
  const port = event.ports[0];
  tabs.set(port, false);
  port.onmessage = ({ data }) => {
    if (data === 'leave') tabs.delete(port);
    else tabs.set(port, data === 'show');
    settle();
  };
  port.start();
};
