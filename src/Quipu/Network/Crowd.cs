using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network;

/// <summary>With whom a party stands when the whole network is drawn.</summary>
public enum CrowdGrouping
{
    /// <summary>Those who hang together more than with others, as Leiden's method finds them.</summary>
    Community,

    /// <summary>The body, firm or group that it belongs to, leads or works for.</summary>
    Body,

    /// <summary>The place where it is, or where it does what is said.</summary>
    Place,

    /// <summary>Nobody in particular.</summary>
    None,
}

/// <summary>A question for the network as a whole.</summary>
/// <param name="Ties">Which ties count.</param>
/// <param name="Grouping">Who stands with whom.</param>
public sealed record CrowdQuery(TieQuery Ties, CrowdGrouping Grouping = CrowdGrouping.Community);

/// <summary>The network as a whole, as far as a filter leaves it and a sheet can bear it. What is said not to be so, or merely denied, ties nobody here.</summary>
/// <param name="Parties">The best tied first.</param>
/// <param name="Ties">What most claims say most firmly comes first.</param>
/// <param name="Groups">The largest first.</param>
/// <param name="Relations">What ties are called: the wire name of a claim's type, of a further end (<c>funds.place</c>), a register's schema or property.</param>
/// <param name="LeftParties">How many parties were too many; those of the fewest ties are left out.</param>
/// <param name="LeftTies">How many ties between those who are there were too many, and how many lead to those who are left out.</param>
public sealed record Crowd(
    ImmutableArray<CrowdParty> Parties, ImmutableArray<CrowdTie> Ties, ImmutableArray<CrowdGroup> Groups, ImmutableArray<string> Relations, int LeftParties, int LeftTies)
{
    /// <summary>The most that is drawn.</summary>
    public const int MostParties = 10_000, MostTies = 100_000;

    /// <summary>Nothing answers.</summary>
    public static Crowd None { get; } = new([], [], [], [], 0, 0);

    /// <summary>How many parties the filter leaves, drawn or not.</summary>
    public int AllParties => Parties.Length + LeftParties;

    /// <summary>How many ties the filter leaves, drawn or not.</summary>
    public int AllTies => Ties.Length + LeftTies;
}

/// <summary>Somebody in the network.</summary>
/// <param name="Ties">How many ties it has, those that are not drawn among them.</param>
/// <param name="Group">The number of its group; −1: none.</param>
public sealed record CrowdParty(PathStop Who, int Ties, int Group);

/// <summary>Who is drawn together.</summary>
/// <param name="Around">The body or place; of a community, who has most ties in it.</param>
/// <param name="Members">How many of those who are drawn.</param>
public sealed record CrowdGroup(PathStop Around, int Members);

/// <summary>All that is said of one relation between two parties. It is only as strong as what is said: the firmest modality, and the latest stage of the law.</summary>
/// <param name="From">The number of a party.</param>
/// <param name="To">The number of a party.</param>
/// <param name="Relation">The number of a relation.</param>
/// <param name="Stage">Where it stands in law; null: no proceeding on record.</param>
/// <param name="Claims">How many claims, or rows of registers, say so.</param>
public readonly record struct CrowdTie(int From, int To, int Relation, Modality Modality, Stage? Stage, int Claims)
{
    /// <summary>It leads from one to the other.</summary>
    public bool Directed { get; init; }

    /// <summary>Somebody denied one of its claims, or the law ended it.</summary>
    public bool Answered { get; init; }

    /// <summary>A person accepted one of its claims.</summary>
    public bool Accepted { get; init; }

    /// <summary>A register says so.</summary>
    public bool FromRegister { get; init; }

    /// <summary>The year in which it began, as far as anybody says.</summary>
    public int? First { get; init; }

    /// <summary>The year in which it ended, as far as anybody says.</summary>
    public int? Last { get; init; }
}

/// <summary>The network as a whole on a sheet.</summary>
/// <param name="X">Where each party stands, in whole units from the middle to the right.</param>
/// <param name="Y">And down.</param>
public sealed record CrowdSheet(Crowd Crowd, ImmutableArray<int> X, ImmutableArray<int> Y);
