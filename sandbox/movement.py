"""The make-believe movement's organizations, tool accounts and programs: who owns what."""

from __future__ import annotations

from sandbox.world import Organization, Program, ToolAccount

ZONE = "America/Chicago"

ORGANIZATIONS = [
    Organization("common_thread", "Common Thread", "national_network", "c4", "America/New_York"),
    Organization(
        "lakeshore_hub", "Lakeshore Organizing Hub", "hub", "c4", ZONE, ("common_thread",)
    ),
    Organization(
        "eastside_renters",
        "Eastside Renters United",
        "local_group",
        "c4",
        ZONE,
        ("lakeshore_hub", "common_thread"),
    ),
    Organization(
        "northside_neighbors",
        "Northside Neighbors",
        "local_group",
        "c4",
        ZONE,
        ("lakeshore_hub",),
    ),
    Organization(
        "riverside_workers",
        "Riverside Workers Center",
        "local_group",
        "c4",
        ZONE,
        ("common_thread",),
    ),
    Organization("textline_vendor", "Textline", "vendor", "unknown", "America/New_York"),
    Organization("crm_vendor", "Ledgerbook CRM", "vendor", "unknown", "America/New_York"),
]

ACCOUNTS = [
    ToolAccount("van", "hub_van", "lakeshore_hub", ZONE, True, 1),
    ToolAccount("van", "riverside_van", "riverside_workers", ZONE, False, 2),
    ToolAccount("action_network", "network_an", "common_thread", "America/New_York", True, 3),
    ToolAccount("action_network", "eastside_an", "eastside_renters", ZONE, True, 4),
    ToolAccount("mobilize", "hub_mobilize", "lakeshore_hub", ZONE, True, 5),
    ToolAccount("mobilize", "northside_mobilize", "northside_neighbors", ZONE, True, 6),
    ToolAccount("spoke", "network_spoke", "common_thread", "America/New_York", True, 7),
]

PROGRAMS = [
    Program("renters_rising", "Renters Rising", "eastside_renters", "canvassing"),
    Program("neighbors_vote", "Neighbors Vote", "lakeshore_hub", "voter_turnout"),
    Program("text_the_block", "Text the Block", "common_thread", "texting"),
    Program("transit_for_all", "Transit for All", "lakeshore_hub", "digital_advocacy"),
    Program(
        "kitchen_table", "Kitchen Table Leaders", "northside_neighbors", "leadership_development"
    ),
    Program("shop_floor", "Shop Floor Organizing", "riverside_workers", "membership"),
    Program("grassroots_fund", "Grassroots Fund", "common_thread", "fundraising"),
]
