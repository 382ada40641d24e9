using Quipu.Patterns.Language;
using Quipu.Publishing.Pictures;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Patterns;

/// <summary>The shape that a pattern looks for, as a picture to publish: it says nothing of anybody.</summary>
static class PatternDrawing
{
    internal static Picture Made(Desk desk, Pattern pattern, ShapePicture shape)
    {
        var (words, group) = (desk.Words, desk.Words["picture.signs"]);
        PictureKey Key(string kind) => new(group, words["pattern.key." + kind], [ShapeDrawing.Asked("M0 6H34", kind)]);
        return new()
        {
            Title = pattern.Title.In(words.Code),
            Notes = [pattern.Text.In(words.Code), words["picture.shape"], words["pattern.key.faint"], .. shape.Left > 0 ? [words.Count("shape.left", shape.Left)] : Array.Empty<string>()],
            Drawing = new ShapeDrawing(shape, _ => []).Drawn(),
            Keys = [Key("plain"), Key("accuses"), Key("without")],
            RowsTitle = words["pattern.shape"],
            Rows = [.. shape.Lines.Select(l => new PictureRow(l.Tie.Told, null))],
            SourcesTitle = words["pattern.references"],
            Sources = [.. pattern.References.Select((r, i) => new PictureSource($"{i}", r))],
            Colophon = PictureParts.Colophon(desk),
        };
    }
}
