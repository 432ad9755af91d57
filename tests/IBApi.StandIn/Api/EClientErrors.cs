namespace IBApi;

public class EClientErrors
{
    public static readonly CodeMsgPair AlreadyConnected = new CodeMsgPair(501, "already connected");
    public static readonly CodeMsgPair CONNECT_FAIL = new CodeMsgPair(502, "connect fail");
    public static readonly CodeMsgPair FAIL_GENERIC = new CodeMsgPair(-1, "fail generic");
    public static readonly CodeMsgPair FAIL_SEND_ACCT = new CodeMsgPair(513, "fail send acct");
    public static readonly CodeMsgPair FAIL_SEND_CANACCOUNTDATA = new CodeMsgPair(543, "fail send canaccountdata");
    public static readonly CodeMsgPair FAIL_SEND_CANCALCIMPLIEDVOLAT = new CodeMsgPair(536, "fail send cancalcimpliedvolat");
    public static readonly CodeMsgPair FAIL_SEND_CANCALCOPTIONPRICE = new CodeMsgPair(537, "fail send cancalcoptionprice");
    public static readonly CodeMsgPair FAIL_SEND_CANFUNDDATA = new CodeMsgPair(533, "fail send canfunddata");
    public static readonly CodeMsgPair FAIL_SEND_CANHISTDATA = new CodeMsgPair(528, "fail send canhistdata");
    public static readonly CodeMsgPair FAIL_SEND_CANMKT = new CodeMsgPair(511, "fail send canmkt");
    public static readonly CodeMsgPair FAIL_SEND_CANPOSITIONS = new CodeMsgPair(541, "fail send canpositions");
    public static readonly CodeMsgPair FAIL_SEND_CANRTBARS = new CodeMsgPair(530, "fail send canrtbars");
    public static readonly CodeMsgPair FAIL_SEND_CANSCANNER = new CodeMsgPair(525, "fail send canscanner");
    public static readonly CodeMsgPair FAIL_SEND_CORDER = new CodeMsgPair(515, "fail send corder");
    public static readonly CodeMsgPair FAIL_SEND_EXEC = new CodeMsgPair(514, "fail send exec");
    public static readonly CodeMsgPair FAIL_SEND_FA_REPLACE = new CodeMsgPair(523, "fail send fa replace");
    public static readonly CodeMsgPair FAIL_SEND_FA_REQUEST = new CodeMsgPair(522, "fail send fa request");
    public static readonly CodeMsgPair FAIL_SEND_OORDER = new CodeMsgPair(516, "fail send oorder");
    public static readonly CodeMsgPair FAIL_SEND_ORDER = new CodeMsgPair(512, "fail send order");
    public static readonly CodeMsgPair FAIL_SEND_QUERYDISPLAYGROUPS = new CodeMsgPair(546, "fail send querydisplaygroups");
    public static readonly CodeMsgPair FAIL_SEND_REQACCOUNTDATA = new CodeMsgPair(542, "fail send reqaccountdata");
    public static readonly CodeMsgPair FAIL_SEND_REQCALCIMPLIEDVOLAT = new CodeMsgPair(534, "fail send reqcalcimpliedvolat");
    public static readonly CodeMsgPair FAIL_SEND_REQCALCOPTIONPRICE = new CodeMsgPair(535, "fail send reqcalcoptionprice");
    public static readonly CodeMsgPair FAIL_SEND_REQCONTRACT = new CodeMsgPair(518, "fail send reqcontract");
    public static readonly CodeMsgPair FAIL_SEND_REQCURRTIME = new CodeMsgPair(531, "fail send reqcurrtime");
    public static readonly CodeMsgPair FAIL_SEND_REQFUNDDATA = new CodeMsgPair(532, "fail send reqfunddata");
    public static readonly CodeMsgPair FAIL_SEND_REQGLOBALCANCEL = new CodeMsgPair(538, "fail send reqglobalcancel");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTDATA = new CodeMsgPair(527, "fail send reqhistdata");
    public static readonly CodeMsgPair FAIL_SEND_REQMARKETDATATYPE = new CodeMsgPair(539, "fail send reqmarketdatatype");
    public static readonly CodeMsgPair FAIL_SEND_REQMKT = new CodeMsgPair(510, "fail send reqmkt");
    public static readonly CodeMsgPair FAIL_SEND_REQMKTDEPTH = new CodeMsgPair(519, "fail send reqmktdepth");
    public static readonly CodeMsgPair FAIL_SEND_REQPOSITIONS = new CodeMsgPair(540, "fail send reqpositions");
    public static readonly CodeMsgPair FAIL_SEND_REQRTBARS = new CodeMsgPair(529, "fail send reqrtbars");
    public static readonly CodeMsgPair FAIL_SEND_REQSCANNER = new CodeMsgPair(524, "fail send reqscanner");
    public static readonly CodeMsgPair FAIL_SEND_REQSCANNERPARAMETERS = new CodeMsgPair(526, "fail send reqscannerparameters");
    public static readonly CodeMsgPair FAIL_SEND_SERVER_LOG_LEVEL = new CodeMsgPair(521, "fail send server log level");
    public static readonly CodeMsgPair FAIL_SEND_SUBSCRIBETOGROUPEVENTS = new CodeMsgPair(547, "fail send subscribetogroupevents");
    public static readonly CodeMsgPair FAIL_SEND_UNSUBSCRIBEFROMGROUPEVENTS = new CodeMsgPair(549, "fail send unsubscribefromgroupevents");
    public static readonly CodeMsgPair FAIL_SEND_UPDATEDISPLAYGROUP = new CodeMsgPair(548, "fail send updatedisplaygroup");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYMESSAGE = new CodeMsgPair(545, "fail send verifymessage");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYREQUEST = new CodeMsgPair(544, "fail send verifyrequest");
    public static readonly CodeMsgPair NOT_CONNECTED = new CodeMsgPair(504, "not connected");
    public static readonly CodeMsgPair UNKNOWN_ID = new CodeMsgPair(505, "unknown id");
    public static readonly CodeMsgPair UPDATE_TWS = new CodeMsgPair(503, "update tws");

#if !V1050_OR_LATER
    public static readonly CodeMsgPair FAIL_SEND_CANMKTDEPTH = new CodeMsgPair(520, "fail send canmktdepth");
    public static readonly CodeMsgPair UNKNOWN_CONTRACT = new CodeMsgPair(517, "unknown contract");
#endif

#if V976_OR_LATER
    public static readonly CodeMsgPair BAD_LENGTH = new CodeMsgPair(507, "bad length");
    public static readonly CodeMsgPair BAD_MESSAGE = new CodeMsgPair(508, "bad message");
    public static readonly CodeMsgPair FAIL_SEND_CANACCOUNTUPDATESMULTI = new CodeMsgPair(556, "fail send canaccountupdatesmulti");
    public static readonly CodeMsgPair FAIL_SEND_CANCELHEADTIMESTAMP = new CodeMsgPair(569, "fail send cancelheadtimestamp");
    public static readonly CodeMsgPair FAIL_SEND_CANCELHISTOGRAMDATA = new CodeMsgPair(568, "fail send cancelhistogramdata");
    public static readonly CodeMsgPair FAIL_SEND_CANCELPNL = new CodeMsgPair(572, "fail send cancelpnl");
    public static readonly CodeMsgPair FAIL_SEND_CANCELPNLSINGLE = new CodeMsgPair(574, "fail send cancelpnlsingle");
    public static readonly CodeMsgPair FAIL_SEND_CANCELTICKBYTICKDATA = new CodeMsgPair(577, "fail send canceltickbytickdata");
    public static readonly CodeMsgPair FAIL_SEND_CANPOSITIONSMULTI = new CodeMsgPair(554, "fail send canpositionsmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQACCOUNTUPDATESMULTI = new CodeMsgPair(555, "fail send reqaccountupdatesmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQCOMPLETEDORDERS = new CodeMsgPair(578, "fail send reqcompletedorders");
    public static readonly CodeMsgPair FAIL_SEND_REQFAMILYCODES = new CodeMsgPair(559, "fail send reqfamilycodes");
    public static readonly CodeMsgPair FAIL_SEND_REQHEADTIMESTAMP = new CodeMsgPair(566, "fail send reqheadtimestamp");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTOGRAMDATA = new CodeMsgPair(567, "fail send reqhistogramdata");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTORICALNEWS = new CodeMsgPair(565, "fail send reqhistoricalnews");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTORICALTICKS = new CodeMsgPair(575, "fail send reqhistoricalticks");
    public static readonly CodeMsgPair FAIL_SEND_REQMARKETRULE = new CodeMsgPair(570, "fail send reqmarketrule");
    public static readonly CodeMsgPair FAIL_SEND_REQMATCHINGSYMBOLS = new CodeMsgPair(560, "fail send reqmatchingsymbols");
    public static readonly CodeMsgPair FAIL_SEND_REQMKTDEPTHEXCHANGES = new CodeMsgPair(561, "fail send reqmktdepthexchanges");
    public static readonly CodeMsgPair FAIL_SEND_REQNEWSARTICLE = new CodeMsgPair(564, "fail send reqnewsarticle");
    public static readonly CodeMsgPair FAIL_SEND_REQNEWSPROVIDERS = new CodeMsgPair(563, "fail send reqnewsproviders");
    public static readonly CodeMsgPair FAIL_SEND_REQPNL = new CodeMsgPair(571, "fail send reqpnl");
    public static readonly CodeMsgPair FAIL_SEND_REQPNLSINGLE = new CodeMsgPair(573, "fail send reqpnlsingle");
    public static readonly CodeMsgPair FAIL_SEND_REQPOSITIONSMULTI = new CodeMsgPair(553, "fail send reqpositionsmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQSECDEFOPTPARAMS = new CodeMsgPair(557, "fail send reqsecdefoptparams");
    public static readonly CodeMsgPair FAIL_SEND_REQSMARTCOMPONENTS = new CodeMsgPair(562, "fail send reqsmartcomponents");
    public static readonly CodeMsgPair FAIL_SEND_REQSOFTDOLLARTIERS = new CodeMsgPair(558, "fail send reqsoftdollartiers");
    public static readonly CodeMsgPair FAIL_SEND_REQTICKBYTICKDATA = new CodeMsgPair(576, "fail send reqtickbytickdata");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYANDAUTHMESSAGE = new CodeMsgPair(552, "fail send verifyandauthmessage");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYANDAUTHREQUEST = new CodeMsgPair(551, "fail send verifyandauthrequest");
    public static readonly CodeMsgPair UNSUPPORTED_VERSION = new CodeMsgPair(506, "unsupported version");
#endif

#if V1019_OR_LATER
    public static readonly CodeMsgPair FAIL_SEND_CAN_WSH_EVENT_DATA = new CodeMsgPair(583, "fail send can wsh event data");
    public static readonly CodeMsgPair FAIL_SEND_CAN_WSH_META_DATA = new CodeMsgPair(581, "fail send can wsh meta data");
    public static readonly CodeMsgPair FAIL_SEND_REQ_USER_INFO = new CodeMsgPair(584, "fail send req user info");
    public static readonly CodeMsgPair FAIL_SEND_REQ_WSH_EVENT_DATA = new CodeMsgPair(582, "fail send req wsh event data");
    public static readonly CodeMsgPair FAIL_SEND_REQ_WSH_META_DATA = new CodeMsgPair(580, "fail send req wsh meta data");
    public static readonly CodeMsgPair INVALID_SYMBOL = new CodeMsgPair(579, "invalid symbol");
#endif

#if V1030_OR_LATER
    public static readonly CodeMsgPair FA_PROFILE_NOT_SUPPORTED = new CodeMsgPair(585, "fa profile not supported");
#endif

#if V1050_OR_LATER
    public static readonly CodeMsgPair ERROR_ENCODING_PROTOBUF = new CodeMsgPair(588, "error encoding protobuf");
    public static readonly CodeMsgPair FAIL_SEND_CANCEL_CONTRACT_DATA = new CodeMsgPair(590, "fail send cancel contract data");
    public static readonly CodeMsgPair FAIL_SEND_CANCEL_HISTORICAL_TICKS = new CodeMsgPair(591, "fail send cancel historical ticks");
    public static readonly CodeMsgPair FAIL_SEND_CANMKTDEPTH = new CodeMsgPair(589, "fail send canmktdepth");
    public static readonly CodeMsgPair FAIL_SEND_REQCONFIG = new CodeMsgPair(592, "fail send reqconfig");
    public static readonly CodeMsgPair FAIL_SEND_REQCURRTIMEINMILLIS = new CodeMsgPair(587, "fail send reqcurrtimeinmillis");
    public static readonly CodeMsgPair FAIL_SEND_STARTAPI = new CodeMsgPair(550, "fail send startapi");
    public static readonly CodeMsgPair FAIL_SEND_UPDATECONFIG = new CodeMsgPair(593, "fail send updateconfig");
    public static readonly CodeMsgPair SOCKET_EXCEPTION = new CodeMsgPair(509, "socket exception");
#endif
}
