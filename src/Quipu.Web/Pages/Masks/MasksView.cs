using Quipu.Access.Masking;
using Quipu.Search;

namespace Quipu.Web.Pages.Masks;

/// <summary>Who is masked, what asked for it, and what people decided.</summary>
public sealed record MasksView(Page<MaskedParty> Rows, Paging Paging)
{
    internal static MasksView Load(Desk desk, Asked asked)
    {
        var paging = asked.Paging();
        return new(asked.Fault is null ? desk.Store.Masks(desk.Viewer, paging) : Page<MaskedParty>.Empty, paging);
    }
}
