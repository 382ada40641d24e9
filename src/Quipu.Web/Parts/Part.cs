using Microsoft.AspNetCore.Components;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>A piece of a page: everything that is rendered stands at the request's desk and speaks its language.</summary>
public abstract class Part : ComponentBase
{
    [Inject] public required Desk Desk { get; init; }

    /// <summary>The words of the page's language.</summary>
    protected Words W => Desk.Words;
}
