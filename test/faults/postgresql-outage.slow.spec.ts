import { crowdedRow, outageRows, readOnlyRow } from './rows/outage.js';

outageRows('redis');
readOnlyRow('postgresql');
readOnlyRow('redis');
crowdedRow('postgresql');
crowdedRow('redis');
