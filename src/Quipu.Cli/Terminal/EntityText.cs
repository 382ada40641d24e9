using Quipu.Entities;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Cli.Terminal;

/// <summary>An entity in a terminal's plain line: id, name, what it is, how much is on record. Nothing that is said of it.</summary>
static class EntityText
{
    internal static string Line(EntityCard card)
    {
        var also = card.Aliases.Where(a => a != card.Name).Take(4).ToArray();
        var names = also.Length > 0 ? $" (also {string.Join(", ", also)})" : "";
        return $"{card.Id}  {card.Name}{names}  {card.Type.Wire()}, {Count(card.Claims, "claim")}, {Count(card.Documents, "document")}{(card.Origins < card.Documents ? $" of {Count(card.Origins, "origin")}" : "")}";
    }

    internal static string Line(RegisterEntity entity)
    {
        var also = entity.Names.Where(n => n != entity.Caption).Take(4).ToArray();
        var names = also.Length > 0 ? $" (also {string.Join(", ", also)})" : "";
        return $"{entity.Id}  {entity.Caption}{names}  {entity.Schema} of {string.Join(", ", entity.Datasets)}, {Count(entity.Statements, "statement")}{(entity.Vanished ? ", vanished from the newest edition" : "")}";
    }

    internal static string Count(long number, string noun) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
