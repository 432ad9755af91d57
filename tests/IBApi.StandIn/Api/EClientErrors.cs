namespace IBApi;

public class EClientErrors
{
    public static readonly CodeMsgPair AlreadyConnected = new(501, "already connected");
    public static readonly CodeMsgPair CONNECT_FAIL = new(502, "connect fail");
    public static readonly CodeMsgPair FAIL_GENERIC = new(-1, "fail generic");
    public static readonly CodeMsgPair FAIL_SEND_ACCT = new(513, "fail send acct");
    public static readonly CodeMsgPair FAIL_SEND_CANACCOUNTDATA = new(543, "fail send canaccountdata");
    public static readonly CodeMsgPair FAIL_SEND_CANCALCIMPLIEDVOLAT = new(536, "fail send cancalcimpliedvolat");
    public static readonly CodeMsgPair FAIL_SEND_CANCALCOPTIONPRICE = new(537, "fail send cancalcoptionprice");
    public static readonly CodeMsgPair FAIL_SEND_CANFUNDDATA = new(533, "fail send canfunddata");
    public static readonly CodeMsgPair FAIL_SEND_CANHISTDATA = new(528, "fail send canhistdata");
    public static readonly CodeMsgPair FAIL_SEND_CANMKT = new(511, "fail send canmkt");
    public static readonly CodeMsgPair FAIL_SEND_CANPOSITIONS = new(541, "fail send canpositions");
    public static readonly CodeMsgPair FAIL_SEND_CANRTBARS = new(530, "fail send canrtbars");
    public static readonly CodeMsgPair FAIL_SEND_CANSCANNER = new(525, "fail send canscanner");
    public static readonly CodeMsgPair FAIL_SEND_CORDER = new(515, "fail send corder");
    public static readonly CodeMsgPair FAIL_SEND_EXEC = new(514, "fail send exec");
    public static readonly CodeMsgPair FAIL_SEND_FA_REPLACE = new(523, "fail send fa replace");
    public static readonly CodeMsgPair FAIL_SEND_FA_REQUEST = new(522, "fail send fa request");
    public static readonly CodeMsgPair FAIL_SEND_OORDER = new(516, "fail send oorder");
    public static readonly CodeMsgPair FAIL_SEND_ORDER = new(512, "fail send order");
    public static readonly CodeMsgPair FAIL_SEND_QUERYDISPLAYGROUPS = new(546, "fail send querydisplaygroups");
    public static readonly CodeMsgPair FAIL_SEND_REQACCOUNTDATA = new(542, "fail send reqaccountdata");
    public static readonly CodeMsgPair FAIL_SEND_REQCALCIMPLIEDVOLAT = new(534, "fail send reqcalcimpliedvolat");
    public static readonly CodeMsgPair FAIL_SEND_REQCALCOPTIONPRICE = new(535, "fail send reqcalcoptionprice");
    public static readonly CodeMsgPair FAIL_SEND_REQCONTRACT = new(518, "fail send reqcontract");
    public static readonly CodeMsgPair FAIL_SEND_REQCURRTIME = new(531, "fail send reqcurrtime");
    public static readonly CodeMsgPair FAIL_SEND_REQFUNDDATA = new(532, "fail send reqfunddata");
    public static readonly CodeMsgPair FAIL_SEND_REQGLOBALCANCEL = new(538, "fail send reqglobalcancel");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTDATA = new(527, "fail send reqhistdata");
    public static readonly CodeMsgPair FAIL_SEND_REQMARKETDATATYPE = new(539, "fail send reqmarketdatatype");
    public static readonly CodeMsgPair FAIL_SEND_REQMKT = new(510, "fail send reqmkt");
    public static readonly CodeMsgPair FAIL_SEND_REQMKTDEPTH = new(519, "fail send reqmktdepth");
    public static readonly CodeMsgPair FAIL_SEND_REQPOSITIONS = new(540, "fail send reqpositions");
    public static readonly CodeMsgPair FAIL_SEND_REQRTBARS = new(529, "fail send reqrtbars");
    public static readonly CodeMsgPair FAIL_SEND_REQSCANNER = new(524, "fail send reqscanner");
    public static readonly CodeMsgPair FAIL_SEND_REQSCANNERPARAMETERS = new(526, "fail send reqscannerparameters");
    public static readonly CodeMsgPair FAIL_SEND_SERVER_LOG_LEVEL = new(521, "fail send server log level");
    public static readonly CodeMsgPair FAIL_SEND_SUBSCRIBETOGROUPEVENTS = new(547, "fail send subscribetogroupevents");
    public static readonly CodeMsgPair FAIL_SEND_UNSUBSCRIBEFROMGROUPEVENTS = new(549, "fail send unsubscribefromgroupevents");
    public static readonly CodeMsgPair FAIL_SEND_UPDATEDISPLAYGROUP = new(548, "fail send updatedisplaygroup");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYMESSAGE = new(545, "fail send verifymessage");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYREQUEST = new(544, "fail send verifyrequest");
    public static readonly CodeMsgPair NOT_CONNECTED = new(504, "not connected");
    public static readonly CodeMsgPair UNKNOWN_ID = new(505, "unknown id");
    public static readonly CodeMsgPair UPDATE_TWS = new(503, "update tws");

#if !V1050_OR_LATER
    public static readonly CodeMsgPair FAIL_SEND_CANMKTDEPTH = new(520, "fail send canmktdepth");
    public static readonly CodeMsgPair UNKNOWN_CONTRACT = new(517, "unknown contract");
#endif

#if V976_OR_LATER
    public static readonly CodeMsgPair BAD_LENGTH = new(507, "bad length");
    public static readonly CodeMsgPair BAD_MESSAGE = new(508, "bad message");
    public static readonly CodeMsgPair FAIL_SEND_CANACCOUNTUPDATESMULTI = new(556, "fail send canaccountupdatesmulti");
    public static readonly CodeMsgPair FAIL_SEND_CANCELHEADTIMESTAMP = new(569, "fail send cancelheadtimestamp");
    public static readonly CodeMsgPair FAIL_SEND_CANCELHISTOGRAMDATA = new(568, "fail send cancelhistogramdata");
    public static readonly CodeMsgPair FAIL_SEND_CANCELPNL = new(572, "fail send cancelpnl");
    public static readonly CodeMsgPair FAIL_SEND_CANCELPNLSINGLE = new(574, "fail send cancelpnlsingle");
    public static readonly CodeMsgPair FAIL_SEND_CANCELTICKBYTICKDATA = new(577, "fail send canceltickbytickdata");
    public static readonly CodeMsgPair FAIL_SEND_CANPOSITIONSMULTI = new(554, "fail send canpositionsmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQACCOUNTUPDATESMULTI = new(555, "fail send reqaccountupdatesmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQCOMPLETEDORDERS = new(578, "fail send reqcompletedorders");
    public static readonly CodeMsgPair FAIL_SEND_REQFAMILYCODES = new(559, "fail send reqfamilycodes");
    public static readonly CodeMsgPair FAIL_SEND_REQHEADTIMESTAMP = new(566, "fail send reqheadtimestamp");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTOGRAMDATA = new(567, "fail send reqhistogramdata");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTORICALNEWS = new(565, "fail send reqhistoricalnews");
    public static readonly CodeMsgPair FAIL_SEND_REQHISTORICALTICKS = new(575, "fail send reqhistoricalticks");
    public static readonly CodeMsgPair FAIL_SEND_REQMARKETRULE = new(570, "fail send reqmarketrule");
    public static readonly CodeMsgPair FAIL_SEND_REQMATCHINGSYMBOLS = new(560, "fail send reqmatchingsymbols");
    public static readonly CodeMsgPair FAIL_SEND_REQMKTDEPTHEXCHANGES = new(561, "fail send reqmktdepthexchanges");
    public static readonly CodeMsgPair FAIL_SEND_REQNEWSARTICLE = new(564, "fail send reqnewsarticle");
    public static readonly CodeMsgPair FAIL_SEND_REQNEWSPROVIDERS = new(563, "fail send reqnewsproviders");
    public static readonly CodeMsgPair FAIL_SEND_REQPNL = new(571, "fail send reqpnl");
    public static readonly CodeMsgPair FAIL_SEND_REQPNLSINGLE = new(573, "fail send reqpnlsingle");
    public static readonly CodeMsgPair FAIL_SEND_REQPOSITIONSMULTI = new(553, "fail send reqpositionsmulti");
    public static readonly CodeMsgPair FAIL_SEND_REQSECDEFOPTPARAMS = new(557, "fail send reqsecdefoptparams");
    public static readonly CodeMsgPair FAIL_SEND_REQSMARTCOMPONENTS = new(562, "fail send reqsmartcomponents");
    public static readonly CodeMsgPair FAIL_SEND_REQSOFTDOLLARTIERS = new(558, "fail send reqsoftdollartiers");
    public static readonly CodeMsgPair FAIL_SEND_REQTICKBYTICKDATA = new(576, "fail send reqtickbytickdata");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYANDAUTHMESSAGE = new(552, "fail send verifyandauthmessage");
    public static readonly CodeMsgPair FAIL_SEND_VERIFYANDAUTHREQUEST = new(551, "fail send verifyandauthrequest");
    public static readonly CodeMsgPair UNSUPPORTED_VERSION = new(506, "unsupported version");
#endif

#if V1019_OR_LATER
    public static readonly CodeMsgPair FAIL_SEND_CAN_WSH_EVENT_DATA = new(583, "fail send can wsh event data");
    public static readonly CodeMsgPair FAIL_SEND_CAN_WSH_META_DATA = new(581, "fail send can wsh meta data");
    public static readonly CodeMsgPair FAIL_SEND_REQ_USER_INFO = new(584, "fail send req user info");
    public static readonly CodeMsgPair FAIL_SEND_REQ_WSH_EVENT_DATA = new(582, "fail send req wsh event data");
    public static readonly CodeMsgPair FAIL_SEND_REQ_WSH_META_DATA = new(580, "fail send req wsh meta data");
    public static readonly CodeMsgPair INVALID_SYMBOL = new(579, "invalid symbol");
#endif

#if V1030_OR_LATER
    public static readonly CodeMsgPair FA_PROFILE_NOT_SUPPORTED = new(585, "fa profile not supported");
#endif

#if V1050_OR_LATER
    public static readonly CodeMsgPair ERROR_ENCODING_PROTOBUF = new(588, "error encoding protobuf");
    public static readonly CodeMsgPair FAIL_SEND_CANCEL_CONTRACT_DATA = new(590, "fail send cancel contract data");
    public static readonly CodeMsgPair FAIL_SEND_CANCEL_HISTORICAL_TICKS = new(591, "fail send cancel historical ticks");
    public static readonly CodeMsgPair FAIL_SEND_CANMKTDEPTH = new(589, "fail send canmktdepth");
    public static readonly CodeMsgPair FAIL_SEND_REQCONFIG = new(592, "fail send reqconfig");
    public static readonly CodeMsgPair FAIL_SEND_REQCURRTIMEINMILLIS = new(587, "fail send reqcurrtimeinmillis");
    public static readonly CodeMsgPair FAIL_SEND_STARTAPI = new(550, "fail send startapi");
    public static readonly CodeMsgPair FAIL_SEND_UPDATECONFIG = new(593, "fail send updateconfig");
    public static readonly CodeMsgPair SOCKET_EXCEPTION = new(509, "socket exception");
#endif
}
