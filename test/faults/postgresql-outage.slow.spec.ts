import { crowdedRow, outageRows } from './rows/outage.js';

outageRows('redis');
crowdedRow('postgresql');
crowdedRow('redis');
