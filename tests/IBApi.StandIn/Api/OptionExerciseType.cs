#if V1050_OR_LATER
namespace IBApi;

public enum OptionExerciseType
{
    None,
    Exercise,
    Lapse,
    DoNothing,
    Assigned,
    AutoexerciseClearing,
    Expired,
    Netting,
    AutoexerciseTrading,
}
#endif
