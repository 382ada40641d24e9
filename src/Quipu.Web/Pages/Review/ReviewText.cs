using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Review;

/// <summary>A stretch of text with the words of the open claim marked: nothing is added to it, so that places picked in it are places of the document. Hence no markup file.</summary>
public sealed class ReviewText : Part
{
    [Parameter, EditorRequired] public required ReviewBlock Block { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Block.Runs)
        {
            if (!run.Saying.IsEmpty) builder.OpenElement(0, "mark");
            if (run.Named is { } named)
            {
                builder.OpenElement(1, "span");
                builder.AddAttribute(2, "class", "mention e-" + Model.Wires.Wire(named.Card.Type));
                builder.AddContent(3, run.Text);
                builder.CloseElement();
            }
            else builder.AddContent(4, run.Text);
            if (!run.Saying.IsEmpty) builder.CloseElement();
        }
    }
}
