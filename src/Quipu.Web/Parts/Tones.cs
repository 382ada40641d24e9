using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Web.Parts;

/// <summary>
/// The colour of a stage and its mark, so that it reads in grey too: none ○, suspected ◔, measures ◑, trial ◕, decided ● and ended ⊘.
/// Six tones, since nobody tells twenty-one colours apart; the word of the stage stands beside them always.
/// </summary>
static class Tones
{
    internal static readonly string[] All = ["none", "suspected", "measures", "trial", "decided", "ended"];

    internal static string Of(Stage? stage) => stage switch
    {
        null => "none",
        Stage.Accused or Stage.Investigated or Stage.Wanted => "suspected",
        Stage.Arrested or Stage.PreventiveDetention or Stage.Restricted or Stage.Extradited or Stage.Released => "measures",
        Stage.Charged or Stage.OnTrial or Stage.Appealed => "trial",
        Stage.Convicted or Stage.Sentenced or Stage.Sanctioned or Stage.Removed => "decided",
        _ => "ended",
    };

    internal static string Mark(string tone) => tone switch
    {
        "suspected" => "◔",
        "measures" => "◑",
        "trial" => "◕",
        "decided" => "●",
        "ended" => "⊘",
        _ => "○",
    };

    /// <summary>The stage that colours a claim: the one that it is shown with.</summary>
    internal static Stage? StageOf(ShownClaim shown) => shown.Reached?.Stage;
}
